"""Whether two cells of a performance table say the same words, blanks and marks aside."""

from __future__ import annotations

from generator.model.han import fold


def is_same(left: str, right: str) -> bool:
    """Whether two texts have the same letters and digits in the same order; a blank text is like no other."""
    left, right = left.strip(), right.strip()
    # Folding is dear, and texts that neither begin nor end alike are not worth it.
    if not left or not right or (left[0] != right[0] and left[-1] != right[-1]):
        return False
    if left == right:
        return True
    folded = fold(left)
    return bool(folded) and folded == fold(right)
