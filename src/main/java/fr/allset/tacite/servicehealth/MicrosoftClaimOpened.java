package fr.allset.tacite.servicehealth;

/** There is something to claim of Microsoft. */
public record MicrosoftClaimOpened(String number) {}
