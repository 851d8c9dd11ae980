package fr.allset.tacite.servicehealth;

/** What an open claim rests on has changed: further subscriptions, or its failure. */
public record MicrosoftClaimChanged(String number) {}
