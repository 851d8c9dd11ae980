package fr.allset.tacite.setup.web;

import fr.allset.tacite.api.ListTotal;
import fr.allset.tacite.identity.Actor;
import fr.allset.tacite.setup.AcceptanceRequest;
import fr.allset.tacite.setup.AcceptanceStatus;
import fr.allset.tacite.setup.AdditionalWork;
import fr.allset.tacite.setup.CheckedPrerequisite;
import fr.allset.tacite.setup.DocumentAcceptance;
import fr.allset.tacite.setup.Setup;
import fr.allset.tacite.setup.SetupHandling;
import fr.allset.tacite.setup.SetupRequest;
import fr.allset.tacite.setup.SetupStanding;
import fr.allset.tacite.subscription.Component;
import fr.allset.tacite.terms.ChosenReadings;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/setups")
class SetupController {

    private final SetupHandling setupHandling;
    private final DocumentAcceptance documentAcceptance;
    private final Clock clock;

    SetupController(SetupHandling setupHandling, DocumentAcceptance documentAcceptance, Clock clock) {
        this.setupHandling = setupHandling;
        this.documentAcceptance = documentAcceptance;
        this.clock = clock;
    }

    @PostMapping
    @PreAuthorize("hasRole('ACCOUNT_MANAGER')")
    @Operation(summary = "Begin to set a service up; the customer is asked to accept its documents")
    @ApiResponse(responseCode = "201")
    ResponseEntity<View> request(@RequestBody @Valid Request body, Actor actor) {
        var setup = setupHandling.request(body.read(), actor.username());
        return ResponseEntity.created(URI.create("/api/setups/" + setup.number()))
                .body(view(setup.number(), actor));
    }

    @GetMapping
    @Operation(summary = "The reader's set-ups, newest first")
    List<Summary> list(
            @RequestParam(defaultValue = "") @Pattern(regexp = "|open|completed|abandoned") String status,
            @RequestParam(defaultValue = "0") @Min(0) @Max(1_000_000) int page,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int size,
            Actor actor) {
        var wanted = Arrays.stream(AcceptanceStatus.values())
                .filter(known -> known.code().equals(status))
                .findFirst();
        ListTotal.is(setupHandling.count(actor.customerNumber(), wanted));
        return setupHandling.list(actor.customerNumber(), wanted, page, size).stream()
                .map(setup -> Summary.of(setup, clock.instant()))
                .toList();
    }

    @GetMapping("/{number}")
    @Operation(summary = "A set-up: what is accepted, checked and agreed, and where it stands")
    View read(@PathVariable String number, Actor actor) {
        return view(number, actor);
    }

    @PostMapping("/{number}/documents/{code}/answer")
    @PreAuthorize("hasAnyRole('ACCOUNT_MANAGER', 'CLIENT')")
    @Operation(summary = "Accept or refuse a document; the code * stands for all that are pending")
    View answer(
            @PathVariable String number, @PathVariable String code, @RequestBody @Valid AnswerBody body, Actor actor) {
        setupHandling.find(number, actor);
        body.giveTo(documentAcceptance, number, code, actor);
        return view(number, actor);
    }

    @PostMapping("/{number}/abandonment")
    @PreAuthorize("hasRole('ACCOUNT_MANAGER')")
    @Operation(summary = "Give a set-up up; nothing of it is left in the portfolio")
    View abandon(@PathVariable String number, @RequestBody @Valid Abandonment body, Actor actor) {
        setupHandling.abandonOnline(number, body.reason(), actor);
        return view(number, actor);
    }

    private View view(String number, Actor actor) {
        return View.of(setupHandling.find(number, actor), actor, clock.instant());
    }

    /**
     * @param customerNumber of a known customer; a new one is described instead
     * @param readings       what the contract reads otherwise than its terms, {@code T01=prorata_days;D13=10}
     * @param works          {@code migration}, {@code data_takeover}, {@code configuration}, {@code training}: quoted apart
     */
    record Request(
            @Nullable @Size(max = 40) String customerNumber,
            @Nullable @Valid NewCustomer customer,
            @NotNull @Valid Site site,
            @NotNull @Size(min = 1, max = 20) List<@NotBlank @Size(max = 60) String> components,
            @NotNull WrittenAmount monthlyFixedFee,
            @NotNull WrittenAmount initialFee,
            @NotNull Integer initialPeriodMonths,
            @NotNull LocalDate signedOn,
            @NotNull LocalDate wishedStart,
            @Nullable @Size(max = ChosenReadings.LONGEST) String readings,
            @Nullable @Size(max = 4) List<@NotBlank @Size(max = 20) String> works,
            @Nullable @Valid Notice notice) {

        SetupRequest read() {
            var described = customer == null ? new NewCustomer(null, null, null, null, null) : customer;
            return new SetupRequest(
                    customerNumber,
                    described.name(),
                    described.siren(),
                    described.kind(),
                    described.contactName(),
                    described.contactEmail(),
                    site.code(),
                    site.name(),
                    site.address(),
                    components,
                    monthlyFixedFee.text(),
                    initialFee.text(),
                    initialPeriodMonths.toString(),
                    signedOn.toString(),
                    wishedStart.toString(),
                    readings,
                    works == null ? List.of() : works,
                    notice == null || notice.number() == null
                            ? null
                            : notice.number().toString(),
                    notice == null ? null : notice.unit(),
                    notice == null ? null : notice.source());
        }
    }

    /**
     * The notice of non-renewal, where a document of the contract asks for one.
     *
     * @param unit   {@code days} or {@code months}
     * @param source the document that asks for it
     */
    record Notice(
            @Nullable Integer number,
            @Nullable @Size(max = 10) String unit,
            @Nullable @Size(max = 200) String source) {

        static @Nullable Notice of(Setup setup) {
            return setup.notice()
                    .map(agreed -> new Notice(agreed.number(), agreed.unit().code(), agreed.source()))
                    .orElse(null);
        }
    }

    record NewCustomer(
            @Nullable @Size(max = 200) String name,
            @Nullable @Size(max = 20) String siren,
            @Nullable @Size(max = 20) String kind,
            @Nullable @Size(max = 200) String contactName,
            @Nullable @Size(max = 254) String contactEmail) {}

    record Site(
            @Nullable @Size(max = 40) String code,
            @Nullable @Size(max = 200) String name,
            @Nullable @Size(max = 300) String address) {}

    record Abandonment(@NotBlank @Size(max = 2000) String reason) {}

    /** @param standing where it stands, a French sentence */
    record Summary(
            String number,
            String status,
            String standing,
            String customerNumber,
            String customerName,
            String siteName,
            LocalDate wishedStart,
            @Nullable String subscriptionNumber) {

        static Summary of(Setup setup, Instant now) {
            return new Summary(
                    setup.number(),
                    setup.status().code(),
                    SetupStanding.inWords(setup, now),
                    setup.customer().number(),
                    setup.customer().name(),
                    setup.site().name(),
                    setup.wishedStart(),
                    setup.service().map(Setup.Started::subscriptionNumber).orElse(null));
        }
    }

    /** Amounts in euros excluding tax. */
    record View(
            String number,
            String status,
            String standing,
            CustomerView customer,
            SiteView site,
            List<String> components,
            String monthlyFixedFee,
            String initialFee,
            int initialPeriodMonths,
            @Nullable Notice notice,
            LocalDate signedOn,
            LocalDate wishedStart,
            String termsVersion,
            Map<String, String> readings,
            Instant openedAt,
            List<RequestedDocumentView> documents,
            List<PrerequisiteView> prerequisites,
            List<String> works,
            @Nullable String subscriptionNumber,
            @Nullable LocalDate serviceStartDate,
            @Nullable String reason) {

        static View of(Setup setup, Actor actor, Instant now) {
            return new View(
                    setup.number(),
                    setup.status().code(),
                    SetupStanding.inWords(setup, now),
                    CustomerView.of(setup),
                    new SiteView(
                            setup.site().code(),
                            setup.site().name(),
                            setup.site().address()),
                    setup.components().stream().map(Component::contractName).toList(),
                    setup.monthlyFixedFee().toString(),
                    setup.initialFee().toString(),
                    setup.initialPeriodMonths(),
                    Notice.of(setup),
                    setup.signedOn(),
                    setup.wishedStart(),
                    setup.file().termsVersion(),
                    setup.agreedTerms().readings().values(),
                    setup.file().openedAt(),
                    setup.file().documents().stream()
                            .map(document -> RequestedDocumentView.of(document, actor))
                            .toList(),
                    setup.prerequisites().stream().map(PrerequisiteView::of).toList(),
                    setup.works().stream()
                            .map(AdditionalWork::name)
                            .map(name -> name.toLowerCase(Locale.ROOT))
                            .toList(),
                    setup.service().map(Setup.Started::subscriptionNumber).orElse(null),
                    setup.service().map(Setup.Started::startDate).orElse(null),
                    setup.file()
                            .closing()
                            .flatMap(AcceptanceRequest.Closing::reason)
                            .orElse(null));
        }
    }

    /** @param known whether the customer is in the portfolio; the number of a new one is reserved */
    record CustomerView(
            String number,
            String name,
            @Nullable String siren,
            boolean known,
            String contactName,
            String contactEmail) {

        static CustomerView of(Setup setup) {
            var customer = setup.customer();
            return new CustomerView(
                    customer.number(),
                    customer.name(),
                    customer.siren(),
                    setup.knownCustomer(),
                    customer.contactName(),
                    customer.contactEmail());
        }
    }

    record SiteView(String code, String name, String address) {}

    /** @param state {@code met}, {@code reservation} or {@code not_applicable} */
    record PrerequisiteView(
            String item,
            String title,
            String state,
            @Nullable String reservation,
            String requirements,
            String address) {

        static PrerequisiteView of(CheckedPrerequisite item) {
            return new PrerequisiteView(
                    item.item(),
                    item.title(),
                    item.state().name().toLowerCase(Locale.ROOT),
                    item.reservation().orElse(null),
                    item.version(),
                    item.address());
        }
    }
}
