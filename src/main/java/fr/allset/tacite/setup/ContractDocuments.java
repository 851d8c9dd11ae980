package fr.allset.tacite.setup;

import fr.allset.tacite.persistence.RowMapping;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.time.ContractTime;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The contractual documents (art. 1): those that Tacite comes with, and the versions that were published since. */
@Service
@Transactional(noRollbackFor = Refusal.class)
public class ContractDocuments {

    /** How far ahead a version may be published, in years. */
    private static final int YEARS_AHEAD = 2;

    private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,39}");
    private static final Pattern ADDRESS = Pattern.compile("https?://[!-~]{1,490}");
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    private final DocumentCatalogue shipped = DocumentCatalogue.load();
    private static final RowMapping<Published> PUBLISHED = RowMapping.of(Published.class)
            .column("code", "document_code")
            .with("version.text", row -> Optional.empty());

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ContractDocuments(JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** Every document in every version. */
    @Transactional(readOnly = true)
    public DocumentCatalogue catalogue() {
        var catalogue = shipped;
        for (var published : jdbc.sql("select * from document_version order by valid_from")
                .query(PUBLISHED)
                .list()) {
            catalogue = catalogue.with(published.code(), published.version());
        }
        return catalogue;
    }

    /**
     * Publishes a version. From its first day on it is asked of whoever is concerned, which {@code document-publication} sees to.
     *
     * @param validFrom not before today: what was accepted until now was the right version
     * @throws Refusal when there is no such document, or the version cannot be
     */
    public DocumentVersion publish(
            String code,
            @Nullable String version,
            @Nullable String address,
            @Nullable String sha256,
            LocalDate validFrom,
            String by) {
        var known = catalogue();
        if (known.find(code).isEmpty()) {
            throw Refusal.notFound("unknown-document", code);
        }
        if (version == null || !VERSION.matcher(version).matches()) {
            throw Refusal.unprocessable("document-version", "version");
        }
        if (address == null || !ADDRESS.matcher(address).matches()) {
            throw Refusal.unprocessable("document-address", "address");
        }
        var hash = sha256 == null ? null : sha256.toLowerCase(Locale.ROOT);
        if (hash != null && !SHA256.matcher(hash).matches()) {
            throw Refusal.unprocessable("document-sha256", "sha256");
        }
        var today = ContractTime.today(clock);
        if (validFrom.isBefore(today) || validFrom.isAfter(today.plusYears(YEARS_AHEAD))) {
            throw Refusal.unprocessable(
                    "document-valid-from", "validFrom", validFrom, today, today.plusYears(YEARS_AHEAD));
        }
        if (known.versions(code).stream()
                .anyMatch(other ->
                        other.version().equals(version) || other.validFrom().equals(validFrom))) {
            throw Refusal.conflict("document-version-exists", code, version);
        }
        jdbc.sql("""
                insert into document_version (document_code, version, address, sha256, valid_from, published_at, published_by)
                values (:documentCode, :version, :address, :sha256, :validFrom, :publishedAt, :publishedBy)""")
                .param("documentCode", code)
                .param("version", version)
                .param("address", address)
                .param("sha256", hash)
                .param("validFrom", validFrom)
                .param("publishedAt", clock.instant())
                .param("publishedBy", by)
                .update();
        events.publishEvent(new DocumentVersionPublished(code, version, validFrom));
        return new DocumentVersion(
                version, validFrom, Optional.of(address), Optional.ofNullable(hash), Optional.empty());
    }

    /** From which day on a version that was published while Tacite ran is valid; none that came with it. */
    Optional<LocalDate> publishedFrom(String code, String version) {
        return jdbc.sql("select valid_from from document_version where document_code = :code and version = :version")
                .param("code", code)
                .param("version", version)
                .query(LocalDate.class)
                .optional();
    }

    private record Published(String code, DocumentVersion version) {}
}
