package fr.allset.tacite.terms;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** One way to read a clause whose words allow several. Constants of one type exclude each other; the first is the default. */
public interface Reading {

    /** The entry of the register that argues the choice, such as {@code T01}. */
    String entry();

    /** What is read, by the name of the worked cases: {@code partMonth}. */
    String key();

    /** How it is read, by the name of the worked cases: {@code prorata_days}. */
    default String value() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The reading in one French sentence, for those who sign it. */
    String label();

    /** The name of the constant. */
    String name();

    /**
     * The reading of type {@code readings} whose value is {@code value}.
     *
     * @throws IllegalArgumentException naming the value, if there is none
     */
    static <R extends Enum<R> & Reading> R of(Class<R> readings, String value) {
        var known = readings.getEnumConstants();
        return Arrays.stream(known)
                .filter(reading -> reading.value().equals(value))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "Unknown value of the reading " + known[0].key() + ": " + value + " (known: "
                                + Arrays.stream(known).map(Reading::value).collect(Collectors.joining(", ")) + ")"));
    }
}
