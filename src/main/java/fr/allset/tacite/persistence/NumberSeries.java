package fr.allset.tacite.persistence;

import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Numbers such as {@code DR-2026-000001}: none twice, and some may be left out. Where none may be, see {@link UnbrokenSeries}.
 *
 * @param letters  what they begin with
 * @param sequence the sequence of the database, which goes on from year to year
 */
public record NumberSeries(String letters, String sequence) {

    /**
     * The next number.
     *
     * @param year the year that it names
     */
    public String next(JdbcClient jdbc, int year) {
        long next =
                jdbc.sql("select nextval('" + sequence + "')").query(Long.class).single();
        return String.format(Locale.ROOT, "%s-%d-%06d", letters, year, next);
    }
}
