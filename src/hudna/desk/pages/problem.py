"""What is shown when something is not here, not allowed or broken; ``app`` fills it."""

from hudna.desk.asking import Ask, MissingError
from hudna.desk.state import Desk


def load(_desk: Desk, _ask: Ask) -> None:
    """Nothing leads here by itself."""
    raise MissingError
