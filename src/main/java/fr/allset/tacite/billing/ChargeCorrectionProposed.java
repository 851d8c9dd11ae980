package fr.allset.tacite.billing;

/** An account manager has proposed a correction that needs another one's approval. */
public record ChargeCorrectionProposed(String number) {}
