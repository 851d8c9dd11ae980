package fr.allset.tacite.servicecredit;

/** A request that is reviewed, or waits for its day, would be calculated otherwise by now. Published in the transaction that finds it. */
public record CreditFactsChanged(String request) {}
