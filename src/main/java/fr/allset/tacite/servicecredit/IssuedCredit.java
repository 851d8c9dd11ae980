package fr.allset.tacite.servicecredit;

import fr.allset.tacite.money.Euros;
import java.time.LocalDate;

/**
 * A credit that has been issued for a subscription, as the cap sees it (art. 3, limite a).
 *
 * @param issuedOn the day it was issued (D21)
 * @param amount   what is left of it after corrections that took some of it back, excluding tax
 */
public record IssuedCredit(LocalDate issuedOn, Euros amount) {}
