package fr.allset.tacite.servicecredit;

/** The credit of a month is asked for, for the first time, through whatever channel. */
public record ServiceCreditRegistered(String number) {}
