"""Thunderbird and GNOME's evolution-data-server, subscribed over HTTP to what `bianmin publish` has published, once and again.

    make test-readers

Not among the tests: both are big, and are driven as a person would. `town` says what is published and what must be seen, by hand.
"""
