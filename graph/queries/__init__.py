"""The cookbook: one question a ``.cypher`` file, the same text for both engines.

`names` lists the questions, `load` reads one with its title, description and parameters.
"""

from graph.queries.cookbook import Parameter, Question, load, names

__all__ = ["Parameter", "Question", "load", "names"]
