package fr.allset.tacite.persistence;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Numbers such as {@code ND-2026-000001}: each year from 1, one by one, none twice and none left out. Whoever takes one holds the
 * series until its transaction ends, and gives the number back if that fails; so take it last.
 */
@Repository
public class UnbrokenSeries {

    private final JdbcClient jdbc;
    private final TransactionTemplate savepoint;

    UnbrokenSeries(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.savepoint = new TransactionTemplate(transactions);
        this.savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /**
     * The next number.
     *
     * @param series its letters, as {@code ND}
     * @param year   the year that the number names
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public String next(String series, int year) {
        if (!advance(series, year)) {
            begin(series, year);
            advance(series, year);
        }
        long number = jdbc.sql(
                        "select last_number from unbroken_series where series = :series and series_year = :seriesYear")
                .param("series", series)
                .param("seriesYear", year)
                .query(Long.class)
                .single();
        return "%s-%d-%06d".formatted(series, year, number);
    }

    private boolean advance(String series, int year) {
        return jdbc.sql("""
                                update unbroken_series set last_number = last_number + 1
                                where series = :series and series_year = :seriesYear
                                """).param("series", series).param("seriesYear", year).update() > 0;
    }

    /** The first of a year may meet another first: whoever comes second finds the row there. */
    private void begin(String series, int year) {
        try {
            savepoint.executeWithoutResult(behindSavepoint -> jdbc.sql(
                            "insert into unbroken_series (series, series_year, last_number) values (:series, :seriesYear, 0)")
                    .param("series", series)
                    .param("seriesYear", year)
                    .update());
        } catch (DuplicateKeyException begunMeanwhile) {
            // the row that the other one has written is the one wanted
        }
    }
}
