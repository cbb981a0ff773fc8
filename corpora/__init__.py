"""Sample frameworks of an invented developer, written for this project.

`flawed-framework.md` has defects on purpose; `sound-framework.md` is its redraft without them.
"""
