package fr.allset.tacite.servicecredit;

import fr.allset.tacite.money.Euros;
import java.time.LocalDate;

/**
 * A credit that has been issued for a subscription, as the cap sees it (art. 3, limite a).
 *
 * @param countsOn the day on which it counts: by default that of its issue (D21)
 * @param amount   what is left of it after corrections that took some of it back, excluding tax
 */
public record IssuedCredit(LocalDate countsOn, Euros amount) {}
