package fr.allset.tacite.setup.web;

import fr.allset.tacite.api.ListTotal;
import fr.allset.tacite.identity.Actor;
import fr.allset.tacite.setup.AcceptanceRequest;
import fr.allset.tacite.setup.DocumentAcceptance;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/document-acceptances")
class DocumentAcceptanceController {

    private final DocumentAcceptance documentAcceptance;

    DocumentAcceptanceController(DocumentAcceptance documentAcceptance) {
        this.documentAcceptance = documentAcceptance;
    }

    @GetMapping
    @Operation(summary = "The new versions of documents that the reader's customers were asked to accept, newest first")
    List<View> list(
            @RequestParam(defaultValue = "0") @Min(0) @Max(1_000_000) int page,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int size,
            Actor actor) {
        ListTotal.is(documentAcceptance.count(actor.customerNumber()));
        return documentAcceptance.newVersions(actor.customerNumber(), page, size).stream()
                .map(file -> View.of(file, actor))
                .toList();
    }

    @GetMapping("/{number}")
    @Operation(summary = "A new version that a customer was asked to accept")
    View read(@PathVariable String number, Actor actor) {
        return View.of(documentAcceptance.find(number, actor), actor);
    }

    @PostMapping("/{number}/documents/{code}/answer")
    @PreAuthorize("hasAnyRole('ACCOUNT_MANAGER', 'CLIENT')")
    @Operation(summary = "Accept or refuse the new version")
    View answer(
            @PathVariable String number, @PathVariable String code, @RequestBody @Valid AnswerBody body, Actor actor) {
        return View.of(body.giveTo(documentAcceptance, number, code, actor), actor);
    }

    record View(
            String number,
            String status,
            String customerNumber,
            String customerName,
            Instant openedAt,
            List<RequestedDocumentView> documents) {

        static View of(AcceptanceRequest file, Actor actor) {
            return new View(
                    file.number(),
                    file.status().code(),
                    file.customer().number(),
                    file.customer().name(),
                    file.openedAt(),
                    file.documents().stream()
                            .map(document -> RequestedDocumentView.of(document, actor))
                            .toList());
        }
    }
}
