package fr.allset.tacite.portal;

import fr.allset.tacite.billing.Charge;
import fr.allset.tacite.billing.ChargeFilter;
import fr.allset.tacite.billing.ChargeWording;
import fr.allset.tacite.billing.Charges;
import fr.allset.tacite.identity.Actor;
import fr.allset.tacite.notification.Notices;
import fr.allset.tacite.notification.RecordedNotice;
import fr.allset.tacite.persistence.Page;
import fr.allset.tacite.setup.AcceptanceRequest;
import fr.allset.tacite.setup.AcceptanceStatus;
import fr.allset.tacite.setup.ContractDocuments;
import fr.allset.tacite.setup.DocumentAcceptance;
import fr.allset.tacite.setup.RequestedDocument;
import fr.allset.tacite.setup.Setup;
import fr.allset.tacite.setup.SetupHandling;
import fr.allset.tacite.termination.TerminationHandling;
import fr.allset.tacite.termination.TerminationQuote;
import fr.allset.tacite.time.ContractTime;
import fr.allset.tacite.typography.FrenchDay;
import fr.allset.tacite.typography.FrenchMoment;
import fr.allset.tacite.typography.FrenchMonth;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** All that is on record between a client and the reseller: what is to be accepted and was, quotes, letters, charges. */
@Service
@Transactional(readOnly = true)
class DocumentFollowing {

    static final int ON_A_PAGE = 25;

    /** Files and accepted documents that are shown; a client has a few. */
    private static final int MOST_FILES = 100;

    private final DocumentAcceptance acceptance;
    private final SetupHandling setups;
    private final ContractDocuments documents;
    private final TerminationHandling terminations;
    private final Notices notices;
    private final Charges charges;
    private final ChargeWording sentences;

    DocumentFollowing(
            DocumentAcceptance acceptance,
            SetupHandling setups,
            ContractDocuments documents,
            TerminationHandling terminations,
            Notices notices,
            Charges charges,
            ChargeWording sentences) {
        this.acceptance = acceptance;
        this.setups = setups;
        this.documents = documents;
        this.terminations = terminations;
        this.notices = notices;
        this.charges = charges;
        this.sentences = sentences;
    }

    // ---- what is to be accepted, and was

    /**
     * A file that waits for the client.
     *
     * @param last until when; the day on which the reseller asks what becomes of the silence, or on which the service is wished
     */
    record Awaited(String link, String what, LocalDate last, String why) {}

    /** An accepted document. */
    record Accepted(AcceptanceText.Document document, String file, String link) {}

    /** What waits for the client's acceptance, and of set-ups also its answer to the prerequisites; the soonest first. */
    List<Awaited> awaited(Actor actor) {
        return Stream.concat(
                        openSetups(actor).filter(DocumentFollowing::isAwaited).map(this::awaited),
                        acceptance.newVersions(actor.customerNumber(), 0, MOST_FILES).stream()
                                .filter(file -> file.isOpen() && !file.pending().isEmpty())
                                .map(this::awaited))
                .sorted(Comparator.comparing(Awaited::last))
                .toList();
    }

    private Stream<Setup> openSetups(Actor actor) {
        return setups.list(actor.customerNumber(), Optional.of(AcceptanceStatus.OPEN), 0, MOST_FILES).stream();
    }

    private static boolean isAwaited(Setup setup) {
        return !setup.file().pending().isEmpty()
                || setup.prerequisitesRecordedAt().isEmpty();
    }

    private Awaited awaited(Setup setup) {
        return new Awaited(
                "/espace/mises-en-service/" + setup.number(),
                Said.of(
                        "todo.setup",
                        Map.of(
                                "site",
                                setup.site().name(),
                                "documents",
                                setup.file().pending().size(),
                                "prerequisites",
                                setup.prerequisitesRecordedAt().isEmpty())),
                setup.wishedStart(),
                Said.of("todo.setup-why", Map.of("day", Said.day(setup.wishedStart()))));
    }

    private Awaited awaited(AcceptanceRequest file) {
        return new Awaited(
                link(file),
                Said.of(
                        "todo.document",
                        Map.of(
                                "title",
                                file.pending().get(0).title(),
                                "version",
                                file.pending().get(0).version())),
                LocalDate.ofInstant(acceptance.escalation(file.number()), ContractTime.ZONE),
                Said.of("todo.document-why", Map.of()));
    }

    private static String link(AcceptanceRequest file) {
        return (file.kind() == AcceptanceRequest.Kind.SETUP ? "/espace/mises-en-service/" : "/espace/documents/")
                + file.number();
    }

    /** What was accepted, the latest first. */
    List<Accepted> accepted(Actor actor) {
        return Stream.concat(
                        setups.list(actor.customerNumber(), Optional.empty(), 0, MOST_FILES).stream()
                                .map(Setup::file),
                        acceptance.newVersions(actor.customerNumber(), 0, MOST_FILES).stream())
                .flatMap(file -> file.documents().stream()
                        .filter(document -> document.answer()
                                .filter(RequestedDocument.Answer::accepted)
                                .isPresent())
                        .map(document -> Map.entry(file, document)))
                .sorted(Comparator.comparing((Map.Entry<AcceptanceRequest, RequestedDocument> one) ->
                                one.getValue().answer().orElseThrow().recordedAt())
                        .reversed())
                .limit(MOST_FILES)
                .map(one -> new Accepted(
                        AcceptanceText.Document.of(one.getValue(), false),
                        one.getKey().number(),
                        link(one.getKey())))
                .toList();
    }

    /** The text of a document, where it is one of ours. */
    Optional<String> text(String code, String version) {
        return documents.catalogue().versions(code).stream()
                .filter(known -> known.version().equals(version))
                .findFirst()
                .flatMap(known -> known.text());
    }

    // ---- quotes

    /** A quote in the list. */
    record Quote(String number, String leaves, String total, String status, String tone) {

        static Quote of(TerminationQuote quote) {
            return new Quote(
                    quote.number(),
                    Said.day(quote.effectiveDate()),
                    quote.totalExcludingTax().inFrench(),
                    quote.status().label(),
                    switch (quote.status()) {
                        case OFFERED, ACCEPTED -> "warning";
                        case CONFIRMED -> "accent";
                        case CARRIED_OUT, DECLINED, EXPIRED, SUPERSEDED, REFUSED, CANCELLED, STALE -> "";
                    });
        }
    }

    /** The latest first; one more than a page holds says that there is a next one. */
    List<Quote> quotes(Actor actor, int page) {
        return terminations.list(actor, page, ON_A_PAGE).stream().map(Quote::of).toList();
    }

    // ---- letters

    /**
     * A letter as its addressee finds it again.
     *
     * @param state that it has not reached the mail server; null when it has
     */
    record Letter(
            long id,
            String subject,
            String recipient,
            String at,
            @Nullable String state,
            String body,
            List<String> attachments) {

        Letter {
            attachments = List.copyOf(attachments);
        }

        static Letter of(RecordedNotice recorded, List<String> attachments) {
            var notice = recorded.notice();
            return new Letter(
                    recorded.id(),
                    notice.subject(),
                    notice.recipientName() + ", " + notice.recipientAddress(),
                    FrenchMoment.toTheMinute(recorded.sentAt() == null ? recorded.recordedAt() : recorded.sentAt()),
                    recorded.isSent()
                            ? null
                            : Said.of(
                                    "letter.state",
                                    Map.of("status", recorded.status().name())),
                    notice.body(),
                    attachments);
        }
    }

    Page<Letter> letters(Actor actor, int page) {
        return notices.to(actor.customerNumber().orElse(""), page, ON_A_PAGE)
                .map(recorded -> Letter.of(recorded, List.of()));
    }

    /** None when there is no such letter, or it went to somebody else. */
    Optional<Letter> letter(long id, Actor actor) {
        return own(id, actor)
                .map(recorded -> Letter.of(
                        recorded,
                        notices.attachments(id).stream()
                                .map(attachment -> attachment.name())
                                .toList()));
    }

    /** The letter as it is on record. */
    Optional<RecordedNotice> own(long id, Actor actor) {
        return notices.find(id)
                .filter(recorded -> actor.maySee(recorded.notice().customerNumber()));
    }

    // ---- charges

    /** A charge as a client reads it. */
    record Charged(
            String day,
            String month,
            String subscription,
            String what,
            String amount,
            List<String> sentences,
            @Nullable String reason) {

        Charged {
            sentences = List.copyOf(sentences);
        }

        static Charged of(Charge charge, List<String> sentences) {
            return new Charged(
                    FrenchDay.inFigures(charge.chargedOn()),
                    FrenchMonth.of(charge.month()),
                    charge.subscription(),
                    Said.of(
                            "charge.what",
                            Map.of(
                                    "correction",
                                    charge.isCorrection(),
                                    "kind",
                                    charge.kind().label(),
                                    "clause",
                                    charge.clause(),
                                    "month",
                                    FrenchMonth.of(charge.month()))),
                    charge.amount().inFrench(),
                    sentences,
                    charge.reason());
        }
    }

    /** What is owed, the latest first. */
    List<Charged> charges(Actor actor, int page, int size) {
        return charges.list(own(actor), page, size).stream()
                .map(charge -> Charged.of(charge, sentences.of(charge)))
                .toList();
    }

    /** Those of the client alone. */
    static ChargeFilter own(Actor actor) {
        return new ChargeFilter(actor.customerNumber().orElse(""), null, null);
    }
}
