package fr.allset.tacite.setup;

import fr.allset.tacite.subscription.Component;
import fr.allset.tacite.terms.JsonResource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Every contractual document in every version (art. 1), in the order in which the contract lists them. Immutable. */
public final class DocumentCatalogue {

    private static final String FOLDER = "/documents/";

    /** A document, and the version of it that is the one to accept on a day. */
    public record Current(ContractDocument document, DocumentVersion version) {}

    private final Map<String, ContractDocument> documents = new LinkedHashMap<>();
    private final Map<String, List<DocumentVersion>> versions = new LinkedHashMap<>();

    private DocumentCatalogue() {}

    /**
     * The documents this application was built with: the JSON resources that {@code documents/index.json} lists.
     *
     * @throws java.io.UncheckedIOException if a resource is missing or misspelt
     */
    public static DocumentCatalogue load() {
        var catalogue = new DocumentCatalogue();
        for (var file : JsonResource.read(FOLDER + "index.json", String[].class)) {
            var stored = JsonResource.read(FOLDER + file, Stored.class);
            catalogue.documents.put(stored.code(), stored.document());
            catalogue.versions.put(
                    stored.code(),
                    ordered(stored.versions().stream().map(StoredVersion::read).toList()));
        }
        return catalogue;
    }

    /** This catalogue with a version more, which takes the place of one from the same day. */
    public DocumentCatalogue with(String code, DocumentVersion version) {
        var extended = new DocumentCatalogue();
        extended.documents.putAll(documents);
        extended.versions.putAll(versions);
        var known = new ArrayList<>(versions.getOrDefault(code, List.of()));
        known.removeIf(other -> other.validFrom().equals(version.validFrom()));
        known.add(version);
        extended.versions.put(code, ordered(known));
        return extended;
    }

    public List<ContractDocument> documents() {
        return List.copyOf(documents.values());
    }

    public Optional<ContractDocument> find(String code) {
        return Optional.ofNullable(documents.get(code));
    }

    /** Every version of a document, oldest first. */
    public List<DocumentVersion> versions(String code) {
        return versions.getOrDefault(code, List.of());
    }

    /** The version to accept on {@code day}: the latest that is valid by then; before the first one, the first. */
    public DocumentVersion inForceOn(String code, LocalDate day) {
        var known = versions(code);
        return known.stream()
                .filter(version -> !version.validFrom().isAfter(day))
                .reduce((older, newer) -> newer)
                .orElseGet(() -> known.get(0));
    }

    /** What whoever subscribes to {@code components} is to accept on {@code day}. */
    public List<Current> applyingTo(Set<Component> components, LocalDate day) {
        return documents.values().stream()
                .filter(document -> document.appliesTo(components))
                .map(document -> new Current(document, inForceOn(document.code(), day)))
                .toList();
    }

    private static List<DocumentVersion> ordered(List<DocumentVersion> versions) {
        return versions.stream()
                .sorted(Comparator.comparing(DocumentVersion::validFrom))
                .toList();
    }

    /** A document as its resource holds it; what it has not is empty there. */
    record Stored(
            String code,
            String article,
            String title,
            ContractDocument.Kind kind,
            List<String> components,
            List<StoredVersion> versions) {

        ContractDocument document() {
            var described = EnumSet.noneOf(Component.class);
            components.forEach(name -> described.add(Component.valueOf(name)));
            return new ContractDocument(code, article, title, kind, described);
        }
    }

    record StoredVersion(String version, LocalDate validFrom, String address, String text) {

        DocumentVersion read() {
            return text.isEmpty()
                    ? DocumentVersion.at(version, validFrom, address)
                    : DocumentVersion.of(version, validFrom, text);
        }
    }
}
