package fr.allset.tacite.engine;

import fr.allset.tacite.startup.StartUpStep;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.camunda.bpm.engine.RepositoryService;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Processes, decisions and forms, deployed together before the port opens. Their names are stable ({@code processes/…},
 * {@code forms/…}), so that a moved folder is no new version; and it is all or nothing, because forms and decisions are bound to
 * the deployment of their process.
 */
@Component
class ProcessDeployment extends StartUpStep {

    private static final List<String> PATTERNS = List.of("processes/*.bpmn", "processes/*.dmn", "forms/*.form", "forms/*.html");

    private final RepositoryService repository;
    private final ResourcePatternResolver resources;

    ProcessDeployment(RepositoryService repository, ResourcePatternResolver resources) {
        super(Order.DEPLOYMENT);
        this.repository = repository;
        this.resources = resources;
    }

    @Override
    protected void prepare() {
        try {
            var deployment = repository.createDeployment().name("tacite").source("tacite").enableDuplicateFiltering(false);
            for (var resource : deployed()) {
                try (var content = resource.getInputStream()) {
                    deployment.addInputStream(name(resource), content);
                }
            }
            deployment.deploy();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private List<Resource> deployed() throws IOException {
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
