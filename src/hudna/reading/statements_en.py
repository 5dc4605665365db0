"""English statements."""

from hudna.reading.drafts import Scene


def read_english(scene: Scene) -> None:
    """Read every statement of the scene's sentence into ``scene.drafts``."""
