"""The types of the domain, in the order in which they come to be.

``report`` (bytes that became text), ``doc`` (a report with its linguistic analysis), ``statement`` (what a report
says), ``event`` (what the record holds), ``judgement`` (what an analyst decides).
Everything here is a frozen value; nothing here reads, writes, or looks at a clock.
"""
