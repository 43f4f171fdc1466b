"""The clerk's tools: commands that write sources for somebody to go on from.  Layer 9, shell: writes files, never over another one.

`starting` makes a new site's folder from `generator/starter/`; `adding` puts one new event into a site, whose text `blank` makes from
the list of keys in locales/keys.yml, or `copying` from another event's file.
"""
