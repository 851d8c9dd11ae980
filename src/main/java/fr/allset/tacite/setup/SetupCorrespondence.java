package fr.allset.tacite.setup;

import fr.allset.tacite.notification.Letter;
import fr.allset.tacite.notification.Notice;
import fr.allset.tacite.notification.NoticeAttachment;
import fr.allset.tacite.notification.Notices;
import fr.allset.tacite.problem.OutOfTurn;
import fr.allset.tacite.setup.AcceptanceRequest.Kind;
import fr.allset.tacite.subscription.Component;
import fr.allset.tacite.time.ContractTime;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the Client is told of a set-up and of documents to accept, each once. The letters are French, the language of the contract. */
@Service
@Transactional
public class SetupCorrespondence {

    private final SetupHandling setupHandling;
    private final DocumentAcceptance documentAcceptance;
    private final ContractDocuments documents;
    private final Notices notices;
    private final Clock clock;

    SetupCorrespondence(
            SetupHandling setupHandling,
            DocumentAcceptance documentAcceptance,
            ContractDocuments documents,
            Notices notices,
            Clock clock) {
        this.setupHandling = setupHandling;
        this.documentAcceptance = documentAcceptance;
        this.documents = documents;
        this.notices = notices;
        this.clock = clock;
    }

    /**
     * Asks the Client for what it has not accepted: titles, versions, where to read them, how to answer.
     *
     * @throws OutOfTurn when the file is closed
     */
    public void askForAcceptance(String number) {
        var file = documentAcceptance.ask(number);
        send(
                file,
                "documents-" + file.asking(),
                "documents",
                file.kind() == Kind.NEW_VERSION
                        ? new SetupLetter.NewVersion(contact(file), number, listed(file.pending()))
                        : documents(setupHandling.find(number), file));
    }

    private SetupLetter.Documents documents(Setup setup, AcceptanceRequest file) {
        return new SetupLetter.Documents(
                contact(file),
                file.number(),
                file.asking() == 1,
                setup.site().name(),
                names(setup),
                setup.wishedStart(),
                listed(file.pending()));
    }

    /**
     * Reminds the Client of what it has not answered; once for each day on which the terms have it reminded.
     *
     * @throws OutOfTurn before the first of them
     */
    public void remind(String number) {
        var file = documentAcceptance.find(number);
        if (!file.isOpen() || file.unanswered().isEmpty()) {
            return; // what was refused is no silence
        }
        if (documentAcceptance.wasReminded(file)) {
            return;
        }
        send(
                file,
                "reminder-" + ContractTime.today(clock),
                "reminder",
                new SetupLetter.Reminder(
                        contact(file),
                        number,
                        file.askedAt()
                                .map(at -> LocalDate.ofInstant(at, ContractTime.ZONE))
                                .orElse(null),
                        listed(file.unanswered())));
        documentAcceptance.reminded(number);
    }

    /**
     * The service will not start.
     *
     * @throws OutOfTurn when nobody has given it up
     */
    public void announceAbandonment(String number) {
        var setup = setupHandling.find(number);
        if (setup.file().status() != AcceptanceStatus.ABANDONED) {
            throw new OutOfTurn(
                    "Set-up " + number + " is " + setup.file().status() + ": no letter says that it is abandoned");
        }
        send(
                setup.file(),
                "abandoned",
                "abandoned",
                new SetupLetter.Abandoned(
                        contact(setup.file()),
                        number,
                        setup.site().name(),
                        setup.file()
                                .closing()
                                .flatMap(AcceptanceRequest.Closing::reason)
                                .orElse("")));
    }

    /**
     * The service has started: periods, fees, the end of the Période Initiale, the rule of renewal, and the days as a calendar file.
     *
     * @throws OutOfTurn when it has not
     */
    public void confirmCommissioning(String number) {
        var setup = setupHandling.find(number);
        var service = setup.service()
                .orElseThrow(() -> new OutOfTurn("Set-up " + number + " is not in service: no letter says that it is"));
        var dates = ServiceDates.of(
                service.startDate(), setup.initialPeriodMonths(), setup.notice().orElse(null));
        send(
                setup.file(),
                "commissioned",
                "commissioned",
                commissioned(setup, service.subscriptionNumber(), dates),
                List.of(ServiceCalendarFile.of(
                        service.subscriptionNumber(), setup.site().name(), dates, clock.instant())));
    }

    private static SetupLetter.Commissioned commissioned(Setup setup, String subscription, ServiceDates dates) {
        return new SetupLetter.Commissioned(
                contact(setup.file()),
                subscription,
                dates.start(),
                setup.site().name(),
                setup.site().address(),
                names(setup),
                dates.initialPeriod().inFrench(),
                dates.initialLastDay(),
                dates.renewal().inFrench(),
                setup.initialFee(),
                setup.monthlyFixedFee(),
                setup.file().current().stream()
                        .map(document -> new SetupLetter.Accepted(
                                document.title(),
                                document.version(),
                                document.answer()
                                        .map(answer -> new SetupLetter.Answer(
                                                answer.by(),
                                                answer.on(),
                                                answer.means().label()))
                                        .orElse(null)))
                        .toList(),
                setup.reservations().stream()
                        .map(item -> new SetupLetter.Reservation(
                                item.title(), item.reservation().orElse("")))
                        .toList(),
                setup.works().isEmpty()
                        ? null
                        : setup.works().stream().map(AdditionalWork::label).collect(Collectors.joining(", ")));
    }

    private List<SetupLetter.Document> listed(List<RequestedDocument> asked) {
        var catalogue = documents.catalogue();
        return asked.stream()
                .map(document -> new SetupLetter.Document(
                        document.title(),
                        document.version(),
                        document.address().orElse(null),
                        catalogue.versions(document.code()).stream()
                                .filter(version -> version.version().equals(document.version()))
                                .flatMap(version -> version.text().stream())
                                .toList(),
                        document.sha256().orElse(null)))
                .toList();
    }

    private static String names(Setup setup) {
        return setup.components().stream().map(Component::contractName).collect(Collectors.joining(", "));
    }

    private static String contact(AcceptanceRequest file) {
        return file.customer().contactName();
    }

    private void send(AcceptanceRequest file, String occurrence, String kind, Record letter) {
        send(file, occurrence, kind, letter, List.of());
    }

    private void send(
            AcceptanceRequest file, String occurrence, String kind, Record letter, List<NoticeAttachment> attachments) {
        var customer = file.customer();
        notices.record(
                new Notice(
                        file.number() + "/" + occurrence,
                        "setup-" + kind,
                        file.number(),
                        customer.number(),
                        customer.contactName(),
                        customer.contactEmail(),
                        Letter.of(letter)),
                attachments);
    }
}
