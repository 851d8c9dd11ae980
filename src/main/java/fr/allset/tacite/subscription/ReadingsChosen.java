package fr.allset.tacite.subscription;

/** A contract is read otherwise from now on: what was offered on the former readings holds no more. */
public record ReadingsChosen(String number) {}
