package fr.allset.tacite.process;

/** The answer of a form that asks nothing: to complete it is all that can be said. */
public record NoAnswer() {}
