package fr.allset.tacite.billing;

import fr.allset.tacite.money.Euros;

/**
 * A monthly charge and what has been corrected of it.
 *
 * @param calculated  the charge with the corrections that followed from changed facts
 * @param byHand      the corrections of account managers
 * @param corrections how many there are
 */
record ChargedMonth(NewCharge.Line line, Euros calculated, Euros byHand, int corrections) {

    ChargedMonth corrected(Euros amount, boolean manually) {
        return manually
                ? new ChargedMonth(line, calculated, byHand.plus(amount), corrections + 1)
                : new ChargedMonth(line, calculated.plus(amount), byHand, corrections + 1);
    }

    Euros total() {
        return calculated.plus(byHand);
    }

    /**
     * What is to be added so that the charge is what is due. What account managers have corrected by hand stays: they knew why. The
     * charge never falls below zero.
     */
    Euros difference(Euros due) {
        var wanted = due.plus(byHand);
        return (wanted.isNegative() ? Euros.ZERO : wanted).minus(total());
    }
}
