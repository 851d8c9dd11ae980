package fr.allset.tacite.engine;

import fr.allset.tacite.startup.StartUpStep;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.RepositoryService;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Processes, decisions and forms, deployed together before the port opens. Their names are stable ({@code processes/…}, {@code
 * forms/…}), so that a moved folder is no new version. It is all or nothing, because forms and decisions are bound to the deployment
 * of their process.
 *
 * <p>A table that people may change ({@link DecisionTables}) is deployed by itself, and only as long as they have not changed it.
 * Otherwise a release that changes any form would silently put Tacite's table in the place of theirs.
 */
@Component
class ProcessDeployment extends StartUpStep {

    private static final String SOURCE = "tacite";
    private static final List<String> PATTERNS =
            List.of("processes/*.bpmn", "processes/*.dmn", "forms/*.form", "forms/*.html");

    private final RepositoryService repository;
    private final DecisionTables tables;
    private final ResourcePatternResolver resources;

    ProcessDeployment(RepositoryService repository, DecisionTables tables, ResourcePatternResolver resources) {
        super(Order.DEPLOYMENT);
        this.repository = repository;
        this.tables = tables;
        this.resources = resources;
    }

    @Override
    protected void prepare() {
        try {
            var found = found();
            deploy(
                    SOURCE,
                    found.stream()
                            .filter(resource -> changeable(resource).isEmpty())
                            .toList());
            for (var resource : found) {
                var table = changeable(resource);
                if (table.isPresent() && !tables.isPeoples(table.get())) {
                    deploy(SOURCE + " (" + table.get() + ")", List.of(resource));
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void deploy(String name, List<Resource> deployed) throws IOException {
        var deployment = repository.createDeployment().name(name).source(SOURCE).enableDuplicateFiltering(false);
        for (var resource : deployed) {
            try (var content = resource.getInputStream()) {
                deployment.addInputStream(name(resource), content);
            }
        }
        deployment.deploy();
    }

    private static Optional<String> changeable(Resource resource) {
        return DecisionTables.CHANGEABLE.stream()
                .filter(key -> name(resource).equals(fileOf(key)))
                .findFirst();
    }

    /** Where the table of this key lies, and what its resource is called. */
    static String fileOf(String table) {
        return "processes/" + table + ".dmn";
    }

    private List<Resource> found() throws IOException {
        var found = new ArrayList<Resource>();
        for (var pattern : PATTERNS) {
            found.addAll(List.of(resources.getResources("classpath*:" + pattern)));
        }
        found.sort(Comparator.comparing(ProcessDeployment::name));
        return found;
    }

    private static String name(Resource resource) {
        var file = String.valueOf(resource.getFilename());
        return (file.endsWith(".bpmn") || file.endsWith(".dmn") ? "processes/" : "forms/") + file;
    }
}
