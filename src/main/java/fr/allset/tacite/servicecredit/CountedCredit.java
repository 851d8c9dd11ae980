package fr.allset.tacite.servicecredit;

import fr.allset.tacite.money.Euros;
import java.time.LocalDate;

/**
 * A note as the limit of 20 % counts it (art. 3, limite a).
 *
 * @param countsOn the day in whose window it counts
 * @param amount   excluding tax; below zero when it takes something back
 */
record CountedCredit(String number, LocalDate countsOn, Euros amount) {}
