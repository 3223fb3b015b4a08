"""The rules inside one case, in rooms by what they look at; each rule is a small generator, its docstring the rule."""
