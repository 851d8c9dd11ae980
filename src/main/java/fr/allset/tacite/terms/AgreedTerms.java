package fr.allset.tacite.terms;

/**
 * What one contract was signed under: a version of the terms, and what it reads otherwise.
 *
 * @param version such as {@code CP-O365-1}
 */
public record AgreedTerms(String version, ChosenReadings readings) {

    /** Of what is kept with a contract. */
    public static AgreedTerms of(String version, String storedReadings) {
        return new AgreedTerms(version, ChosenReadings.of(storedReadings));
    }

    /** As in {@code CP-O365-1 (partMonth=prorata_days)}. */
    @Override
    public String toString() {
        return readings.values().isEmpty() ? version : version + " (" + readings.stored() + ")";
    }
}
