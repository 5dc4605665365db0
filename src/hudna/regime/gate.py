"""The door of this room: claims and the packs in, rulings and lists out."""

from collections.abc import Iterable, Mapping
from itertools import chain

from hudna.model.claim import Claim
from hudna.model.ruling import PlaceRef, Question, Ruling
from hudna.packs.schema import Actor, Place
from hudna.regime.book import Book
from hudna.regime.clocks import utc_text
from hudna.regime.docket import Dockets, known_by
from hudna.regime.judge import Judgement, in_words, judge
from hudna.regime.rules import Asked, Ground
from hudna.regime.sides import Sides
from hudna.regime.terrain import Terrain
from hudna.regime.views import actor_ref


class Regime:
    """A body of claims that rulings are made from.

    Args:
        claims: In any order.
        places: The places of the packs.
        actors: The actors of the packs.
    """

    def __init__(
        self,
        claims: Iterable[Claim],
        places: Mapping[str, Place],
        actors: Mapping[str, Actor],
        book: Book | None = None,
    ) -> None:
        """Put the claims in order; ``book`` is what :meth:`amended` has put in order already."""
        self.ground = book.ground if book else Ground(Terrain(places), Sides(actors))
        self._books: dict[int | None, Book] = {None: book or Book(Dockets(claims), self.ground)}

    def amended(self, changed: Mapping[str, Iterable[Claim]]) -> "Regime":
        """Gives these claims with all those of some truces replaced; this body stays as it is.

        Args:
            changed: By truce, everything that is claimed of it now; of none without claims.
        """
        before = self.book()
        kept = {ref: one for ref, one in before.dockets.by_ref.items() if ref not in changed}
        dockets = Dockets(chain.from_iterable(changed.values()), kept)
        terrain, sides = self.ground
        return Regime((), terrain.places, sides.actors, Book(dockets, self.ground, before))

    @property
    def claims(self) -> Iterable[Claim]:
        """Every claim, once, by truce."""
        return chain.from_iterable(docket.claims for docket in self.book().dockets.all)

    def book(self, as_of: int | None = None) -> Book:
        """Gives the dockets of what was known at an instant; of everything without one."""
        if as_of not in self._books:
            dockets = Dockets(known_by(self.claims, as_of))
            self._books[as_of] = Book(dockets, self.ground)
        return self._books[as_of]

    def rule(self, asked: Asked, as_of: int | None = None) -> Ruling:
        """Gives the ruling of a question.

        Args:
            asked: The question, in ids of the packs.
            as_of: Only what was known at this second counts.
        """
        return self.in_words(self.judge(asked, as_of), as_of)

    def judge(self, asked: Asked, as_of: int | None = None) -> Judgement:
        """Gives what is answered to a question; see :meth:`rule`."""
        return judge(self.book(as_of), asked)

    def in_words(
        self, found: Judgement, as_of: int | None = None, start: int = 0, most: int | None = None
    ) -> Ruling:
        """Gives a judgement of :meth:`judge` in words, with as many of its truces as wanted."""
        question = self._question(found.asked, as_of)
        return in_words(self.book(as_of), found, question, start, most)

    def _question(self, asked: Asked, as_of: int | None) -> Question:
        at = None
        if asked.place is not None:
            place = self.ground.terrain.places[asked.place]
            at = PlaceRef(ref=place.id, name=place.name, kind=place.kind, country=place.country)
        first, second = (actor_ref(self.ground.sides, who) for who in (asked.a, asked.b))
        return Question(
            time=utc_text(asked.time),
            at=at,
            between=(first, second) if first and second else None,
            as_of=None if as_of is None else utc_text(as_of),
            target=asked.target,
        )
