package fr.allset.tacite.subscription.portfolio;

import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.subscription.PortfolioImported;
import fr.allset.tacite.subscription.portfolio.PortfolioImportResult.Accepted;
import fr.allset.tacite.subscription.portfolio.PortfolioImportResult.Counts;
import fr.allset.tacite.subscription.portfolio.PortfolioImportResult.Rejected;
import fr.allset.tacite.terms.TermsCatalogue;
import fr.allset.tacite.time.ContractTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes a portfolio over from its files. All or nothing: as long as one cell is bad, nothing but the list of bad cells comes of it.
 * What is stored is never overwritten but for contacts, names and addresses; the same files once more change nothing.
 */
@Service
@NamedInterface("portfolio")
public class Portfolio {

    /** Rows that a driver fetches at a time. */
    private static final int FETCH = 1_000;

    private final JdbcClient jdbc;
    private final JdbcTemplate rows;
    private final TermsCatalogue terms;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Portfolio(
            JdbcClient jdbc, DataSource database, TermsCatalogue terms, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.rows = new JdbcTemplate(database);
        this.rows.setFetchSize(FETCH);
        this.terms = terms;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Reads the files, compares them and takes them over.
     *
     * @param by who hands them in
     * @throws Refusal if another import takes longer than the database lets this one wait
     * @throws UncheckedIOException if a file cannot be opened or read for a reason that is not its own
     */
    @Transactional
    public PortfolioImportResult importFiles(PortfolioFiles files, String by) {
        var badCells = new BadCells();
        long importId = begin(by);
        boolean complete = stage(files, importId, badCells);

        var comparison = new Comparison(rows, importId, badCells);
        if (complete && !badCells.isFull()) {
            comparison.withEachOther();
            takeTurn();
            countStagedRows();
            comparison.withWhatIsStored();
        }
        if (!badCells.isEmpty()) {
            removeStagedRows(importId);
            jdbc.sql("delete from portfolio_import where id = :id")
                    .param("id", importId)
                    .update();
            return new Rejected(badCells.listed(), badCells.total());
        }

        var counts = new PortfolioPosting(jdbc, events, importId)
                .takeOver(files.sources().keySet());
        removeStagedRows(importId);
        record(importId, counts);
        int added = counts.getOrDefault(PortfolioFile.SUBSCRIPTIONS, NONE).added();
        if (added > 0) {
            events.publishEvent(new PortfolioImported(importId, added));
        }
        return new Accepted(importId, counts);
    }

    private long begin(String by) {
        var key = new GeneratedKeyHolder();
        jdbc.sql("""
                        insert into portfolio_import (received_at, received_by, subscriptions_added, subscriptions_updated,
                            subscriptions_unchanged, fees_added, fees_unchanged, usage_added, usage_unchanged)
                        values (:receivedAt, :receivedBy, 0, 0, 0, 0, 0, 0, 0)""")
                .param("receivedAt", clock.instant())
                .param("receivedBy", by)
                .update(key, "id");
        return key.getKeyAs(Number.class).longValue();
    }

    private boolean stage(PortfolioFiles files, long importId, BadCells badCells) {
        var staging = new Staging(rows::batchUpdate, terms, ContractTime.today(clock), importId, badCells);
        boolean complete = true;
        for (var file : PortfolioFile.values()) {
            var source = files.source(file);
            if (source.isPresent()) {
                try (var bytes = source.get().getInputStream()) {
                    complete &= new CsvReading(file, badCells).read(bytes, cells -> staging.add(file, cells));
                } catch (IOException unreadable) {
                    throw new UncheckedIOException("Cannot read the file " + file.key(), unreadable);
                }
            }
        }
        staging.flush();
        return complete;
    }

    /** Held to the end of the transaction: an import at the same time waits here and then sees what this one has stored. */
    private void takeTurn() {
        try {
            jdbc.sql("select id from portfolio_turn where id = 1 for update")
                    .query(Integer.class)
                    .single();
        } catch (PessimisticLockingFailureException waitedTooLong) {
            throw Refusal.conflict("portfolio-import-under-way");
        }
    }

    /**
     * PostgreSQL takes a table that is always emptied again for one of a few rows. It then looks each row up by reading all the others. An
     * import of 50,000 rows that takes seconds had not ended after minutes.
     *
     */
    private void countStagedRows() {
        boolean postgres = Boolean.TRUE.equals(rows.execute((ConnectionCallback<Boolean>)
                connection -> connection.getMetaData().getDatabaseProductName().equals("PostgreSQL")));
        if (postgres) {
            rows.execute("analyze portfolio_row");
        }
    }

    private void removeStagedRows(long importId) {
        jdbc.sql("delete from portfolio_row where import_id = :importId")
                .param("importId", importId)
                .update();
    }

    private void record(long importId, Map<PortfolioFile, Counts> counts) {
        var subscriptions = counts.getOrDefault(PortfolioFile.SUBSCRIPTIONS, NONE);
        var fees = counts.getOrDefault(PortfolioFile.FEES, NONE);
        var usage = counts.getOrDefault(PortfolioFile.USAGE, NONE);
        jdbc.sql("""
                        update portfolio_import set
                            subscriptions_added = :subscriptionsAdded, subscriptions_updated = :subscriptionsUpdated,
                            subscriptions_unchanged = :subscriptionsUnchanged, fees_added = :feesAdded,
                            fees_unchanged = :feesUnchanged, usage_added = :usageAdded, usage_unchanged = :usageUnchanged
                        where id = :id""")
                .param("subscriptionsAdded", subscriptions.added())
                .param("subscriptionsUpdated", subscriptions.updated())
                .param("subscriptionsUnchanged", subscriptions.unchanged())
                .param("feesAdded", fees.added())
                .param("feesUnchanged", fees.unchanged())
                .param("usageAdded", usage.added())
                .param("usageUnchanged", usage.unchanged())
                .param("id", importId)
                .update();
    }

    private static final Counts NONE = new Counts(0, 0, 0);
}
