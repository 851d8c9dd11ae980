package fr.allset.tacite.identity;

/** The organisation asks a second factor of its staff, or does not any more; published in the transaction that stores it. */
record SecondFactorRuleChanged(boolean required) {}
