/**
 * Amounts of money as the contract's documents state them: euros with two decimals, excluding tax unless a name says otherwise. An
 * amount is rounded where a line of a document is made, half a cent upwards, and nowhere else. Tax is added to the total of a
 * document at the rate in force on its date (reading.md, D28 and D29).
 */
@NullMarked
package fr.allset.tacite.money;

import org.jspecify.annotations.NullMarked;
