"""What a desk says about which reports belong to it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scope:
    """The table ``[scope]`` of desk.toml.

    A report belongs that names two of the ``parties`` (or the only one), one of the ``places``, or one of the ``topics``. Where none of the three is
    stated the scope is learned from the reports, if ``learn``. ``take_in`` and ``leave_out`` are reports, by id, that an analyst decided on.
    """

    parties: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    learn: bool = True
    take_in: frozenset[str] = frozenset()
    leave_out: frozenset[str] = frozenset()

    @property
    def states(self) -> bool:
        """Whether the desk says itself what belongs."""
        return bool(self.parties or self.places or self.topics)

    @property
    def edition(self) -> str:
        """What a record follows from besides its readings; empty where desk.toml has no scope."""
        return (
            ""
            if self == EVERYTHING
            else repr((*(sorted(v) if isinstance(v, frozenset) else v for v in self._values()),))
        )

    def _values(self) -> tuple[object, ...]:
        return self.parties, self.places, self.topics, self.learn, self.take_in, self.leave_out


EVERYTHING = Scope()
