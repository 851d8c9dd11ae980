package fr.allset.tacite.terms;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How a contract reads article 5 where its words allow several readings: data of its terms, agreed with the customer. */
public record Readings(
        BegunMonth partMonth,
        EffectDay effectDay,
        RenewalFirstDay renewalFirstDay,
        ShortRenewal shortRenewal,
        AbFee abFee) {

    private static final Readings DEFAULTS = new Readings(
            BegunMonth.FULL,
            EffectDay.FIRST_UNSERVED,
            RenewalFirstDay.IN_RENEWAL,
            ShortRenewal.FULL_3,
            AbFee.AT_EFFECT);

    /** The readings chosen in {@code reading.md}. */
    public static Readings defaults() {
        return DEFAULTS;
    }

    /**
     * The defaults, except for what {@code chosen} names: key to value, as in {@code partMonth=prorata_days}.
     *
     * @throws IllegalArgumentException naming the key or value that is unknown
     */
    public static Readings of(Map<String, String> chosen) {
        var readings = DEFAULTS;
        for (var choice : chosen.entrySet()) {
            readings = readings.with(choice.getKey(), choice.getValue());
        }
        return readings;
    }

    /**
     * These readings with another value for {@code key}.
     *
     * @throws IllegalArgumentException naming the key or value that is unknown
     */
    public Readings with(String key, String value) {
        return switch (key) {
            case "partMonth" ->
                new Readings(Reading.of(BegunMonth.class, value), effectDay, renewalFirstDay, shortRenewal, abFee);
            case "effectDay" ->
                new Readings(partMonth, Reading.of(EffectDay.class, value), renewalFirstDay, shortRenewal, abFee);
            case "renewalFirstDay" ->
                new Readings(partMonth, effectDay, Reading.of(RenewalFirstDay.class, value), shortRenewal, abFee);
            case "shortRenewal" ->
                new Readings(partMonth, effectDay, renewalFirstDay, Reading.of(ShortRenewal.class, value), abFee);
            case "abFee" ->
                new Readings(partMonth, effectDay, renewalFirstDay, shortRenewal, Reading.of(AbFee.class, value));
            default ->
                throw new IllegalArgumentException("Unknown reading: " + key + " (known: " + asMap().keySet() + ")");
        };
    }

    /** All five readings, in the order of the register. */
    public List<Reading> all() {
        return List.of(partMonth, effectDay, renewalFirstDay, shortRenewal, abFee);
    }

    /** All five readings, key to value, in the order of the register: what {@link #of} reads. */
    public Map<String, String> asMap() {
        var values = new LinkedHashMap<String, String>();
        all().forEach(reading -> values.put(reading.key(), reading.value()));
        return Collections.unmodifiableMap(values);
    }
}
