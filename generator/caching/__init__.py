"""What a build leaves for the next one: each thing it made, under a key of all that the thing follows from.

`keys` says what that is, `kept` how it is written down, `cache` holds it while a build runs, `unchanged` tells that
there is nothing to do at all. A thing whose key is another is made anew; so is whatever is not as it was left.
"""
