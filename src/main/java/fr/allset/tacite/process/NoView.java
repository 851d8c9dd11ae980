package fr.allset.tacite.process;

/** Nothing is stored yet that a form could show: only the refusal, and what was typed. */
public record NoView() {}
