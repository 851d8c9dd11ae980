package fr.allset.tacite.terms;

import java.time.LocalTime;
import java.util.List;

/**
 * The Objectifs de Qualité de Service of one version of the terms (art. 3), with what happens when they are missed.
 *
 * @param objectivePercent       the Objectif de Disponibilité du Service: the part of a month's time, 1 to 100
 * @param creditTiers            what a missed objective is worth, the highest availability first, from the objective down to 0
 *                               without a gap
 * @param usageMonths            over how many months before the month of the failure the Frais d'Utilisation are averaged, at least 1
 * @param capPercent             of the monthly fees: as much as the credits issued within the window may come to, 0 to 100
 * @param capWindowDays          how many days in a row the window has, both ends included, at least 1
 * @param supportFrom            when failures begin to be taken in charge, Monday to Friday, Europe/Paris
 * @param supportTo              when that ends; that moment is outside
 * @param equipmentWarrantyHours within which faulty equipment is replaced that is under warranty, at least 1
 * @param equipmentHours         within which other faulty equipment is replaced, at least 1
 * @param warningPercents        after which parts of its time a deadline is pointed out, from 1 to 99, the smallest first;
 *                               the text is silent
 * @param confirmationDays       how many days after which a restoration that nobody disputes counts as confirmed, at least 1; the text
 *                               is silent
 * @param readings               how the ambiguous words of article 3 are read
 */
public record ServiceQuality(
        int objectivePercent,
        List<CreditTier> creditTiers,
        int usageMonths,
        int capPercent,
        int capWindowDays,
        LocalTime supportFrom,
        LocalTime supportTo,
        int equipmentWarrantyHours,
        int equipmentHours,
        List<Integer> warningPercents,
        int confirmationDays,
        QualityReadings readings) {

    /**
     * A line of the table.
     *
     * @param from          the availability in percent from which on it applies, that one included
     * @param below         the availability in percent below which it applies
     * @param creditPercent of the fees, 0 to 100
     */
    public record CreditTier(int from, int below, int creditPercent) {}

    /** @throws IllegalArgumentException naming the value that is out of range */
    public ServiceQuality {
        creditTiers = List.copyOf(creditTiers);
        warningPercents = List.copyOf(warningPercents);
        require(objectivePercent >= 1 && objectivePercent <= 100, "objectivePercent");
        int above = objectivePercent;
        for (var tier : creditTiers) {
            require(
                    tier.below() == above
                            && tier.from() < above
                            && tier.creditPercent() >= 0
                            && tier.creditPercent() <= 100,
                    "creditTiers");
            above = tier.from();
        }
        require(above == 0, "creditTiers");
        require(usageMonths >= 1 && usageMonths <= 12, "usageMonths");
        require(capPercent >= 0 && capPercent <= 100, "capPercent");
        require(capWindowDays >= 1 && capWindowDays <= 366, "capWindowDays");
        require(supportFrom.isBefore(supportTo), "supportTo");
        require(equipmentWarrantyHours >= 1 && equipmentHours >= 1, "equipmentHours");
        for (int i = 0; i < warningPercents.size(); i++) {
            require(
                    warningPercents.get(i) > (i == 0 ? 0 : warningPercents.get(i - 1)) && warningPercents.get(i) < 100,
                    "warningPercents");
        }
        require(confirmationDays >= 1 && confirmationDays <= 366, "confirmationDays");
    }

    /** These objectives, read in another way. */
    public ServiceQuality with(QualityReadings others) {
        return new ServiceQuality(
                objectivePercent,
                creditTiers,
                usageMonths,
                capPercent,
                capWindowDays,
                supportFrom,
                supportTo,
                equipmentWarrantyHours,
                equipmentHours,
                warningPercents,
                confirmationDays,
                others);
    }

    private static void require(boolean holds, String name) {
        if (!holds) {
            throw new IllegalArgumentException(name + " of the service quality is out of range or has a gap");
        }
    }
}
