package fr.allset.tacite.microsoftfeed.web;

import fr.allset.tacite.identity.Actor;
import fr.allset.tacite.microsoftfeed.ServiceNameAnswer;
import fr.allset.tacite.microsoftfeed.ServiceNames;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.subscription.Component;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/service-names")
class ServiceNameController {

    private final ServiceNames names;

    ServiceNameController(ServiceNames names) {
        this.names = names;
    }

    @GetMapping
    @Operation(
            summary = "What Microsoft calls its services, and which components of the contract each name means",
            description =
                    "components: left out when nobody has said so yet, empty when it means none of the contract. classifiedAt:"
                            + " left out for what Tacite was built with.")
    List<View> list() {
        return names.all().stream().map(View::of).toList();
    }

    @PutMapping
    @Operation(
            summary = "Say what a name means; whatever was said before stays on record",
            description =
                    "components: names or codes; empty for none of the contract, all of them for the whole suite.")
    View put(@RequestBody @Valid Body body, Actor actor) {
        if (body.components() == null) {
            throw Refusal.unreadable("service-name-unanswered", "components");
        }
        return View.of(names.classify(
                body.name() == null ? "" : body.name(), ServiceNameAnswer.named(body.components()), actor.username()));
    }

    record Body(
            @Nullable String name, @Nullable @Size(max = 20) List<@NotNull @Size(max = 100) String> components) {}

    record View(
            String name,
            @Nullable List<Component> components,
            @Nullable Instant classifiedAt,
            @Nullable String classifiedBy) {

        static View of(ServiceNames.Entry entry) {
            return new View(
                    entry.name(),
                    entry.components() == null
                            ? null
                            : entry.components().stream().sorted().toList(),
                    entry.classifiedAt(),
                    entry.classifiedBy());
        }
    }
}
