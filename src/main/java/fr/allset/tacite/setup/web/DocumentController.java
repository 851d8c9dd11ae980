package fr.allset.tacite.setup.web;

import fr.allset.tacite.identity.Actor;
import fr.allset.tacite.setup.ContractDocument;
import fr.allset.tacite.setup.ContractDocuments;
import fr.allset.tacite.setup.DocumentVersion;
import fr.allset.tacite.subscription.Component;
import fr.allset.tacite.time.ContractTime;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/documents")
class DocumentController {

    private final ContractDocuments documents;
    private final Clock clock;

    DocumentController(ContractDocuments documents, Clock clock) {
        this.documents = documents;
        this.clock = clock;
    }

    @GetMapping
    @Operation(summary = "The contractual documents in all their versions")
    List<View> list() {
        var catalogue = documents.catalogue();
        var today = ContractTime.today(clock);
        return catalogue.documents().stream()
                .map(document -> View.of(
                        document, catalogue.versions(document.code()), catalogue.inForceOn(document.code(), today)))
                .toList();
    }

    @PostMapping("/{code}/versions")
    @PreAuthorize("hasAnyRole('PROCESS_OWNER', 'ADMIN')")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Publish a version; from its first day on it is to be accepted by whoever is concerned")
    VersionView publish(@PathVariable String code, @RequestBody @Valid NewVersion body, Actor actor) {
        return VersionView.of(documents.publish(
                code, body.version(), body.address(), body.sha256(), body.validFrom(), actor.username()));
    }

    /** @param validFrom today or later */
    record NewVersion(
            @NotBlank @Size(max = 40) String version,
            @NotBlank @Size(max = 500) String address,
            @Nullable @Size(max = 64) String sha256,
            @NotNull LocalDate validFrom) {}

    /** @param components what it describes; none when it applies whatever is subscribed */
    record View(
            String code,
            String article,
            String title,
            String kind,
            List<String> components,
            String inForce,
            List<VersionView> versions) {

        static View of(ContractDocument document, List<DocumentVersion> versions, DocumentVersion inForce) {
            return new View(
                    document.code(),
                    document.article(),
                    document.title(),
                    document.kind().name().toLowerCase(Locale.ROOT),
                    document.components().stream()
                            .sorted()
                            .map(Component::contractName)
                            .toList(),
                    inForce.version(),
                    versions.stream().map(VersionView::of).toList());
        }
    }

    record VersionView(
            String version,
            LocalDate validFrom,
            @Nullable String address,
            @Nullable String sha256,
            @Nullable String text) {

        static VersionView of(DocumentVersion version) {
            return new VersionView(
                    version.version(),
                    version.validFrom(),
                    version.address().orElse(null),
                    version.sha256().orElse(null),
                    version.text().orElse(null));
        }
    }
}
