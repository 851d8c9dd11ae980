package fr.allset.tacite.failure;

/** Microsoft says something else of a failure than it did: its forms show it. */
public record MicrosoftStated(String failure) {}
