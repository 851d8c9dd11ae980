package fr.allset.tacite.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.batch.Batch;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;

/** Released versions of the models, deployed as a start of Tacite deploys them, and the batches that convert instances between them. */
final class Releases {

    private static final Path RELEASED = Path.of("src/test/resources/processes/released");
    private static final String FOR_THIS_TEST = "test";
    private static final int TRIES = 3;

    private final RepositoryService repository;
    private final ManagementService management;

    Releases(RepositoryService repository, ManagementService management) {
        this.repository = repository;
        this.management = management;
    }

    /** What has been released, the earliest first; what is in {@code processes} now is to follow it. */
    static List<String> numbers() {
        return files(RELEASED).map(folder -> folder.getFileName().toString()).toList();
    }

    static List<BpmnModelInstance> models(String release) {
        return files(RELEASED.resolve(release))
                .filter(file -> file.toString().endsWith(".bpmn"))
                .map(file -> Bpmn.readModelFromFile(file.toFile()))
                .toList();
    }

    void deploy(String release) {
        deploy(files(RELEASED.resolve(release)));
    }

    void deployCurrent() {
        deploy(Stream.concat(files(Path.of("processes")), files(Path.of("forms"))));
    }

    private void deploy(Stream<Path> files) {
        var deployment = repository.createDeployment().name(FOR_THIS_TEST);
        files.forEach(file -> {
            var name = file.getFileName().toString();
            var folder = name.endsWith(".bpmn") || name.endsWith(".dmn") ? "processes/" : "forms/";
            try (var content = Files.newInputStream(file)) {
                deployment.addInputStream(folder + name, content);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        });
        deployment.deploy();
    }

    void deploy(BpmnModelInstance model) {
        repository
                .createDeployment()
                .name(FOR_THIS_TEST)
                .addModelInstance("processes/model.bpmn", model)
                .deploy();
    }

    void takeAway() {
        batches().forEach(batch -> management.deleteBatch(batch.getId(), true));
        repository
                .createDeploymentQuery()
                .deploymentName(FOR_THIS_TEST)
                .list()
                .forEach(deployment -> repository.deleteDeployment(deployment.getId(), true));
    }

    List<Batch> batches() {
        return management.createBatchQuery().list();
    }

    /** As the job executor does it, but for the processes' own jobs, which wait. */
    void runBatches() {
        for (var batch : batches()) {
            run(batch.getSeedJobDefinitionId());
            run(batch.getBatchJobDefinitionId());
            run(batch.getMonitorJobDefinitionId());
        }
    }

    private void run(String jobDefinition) {
        for (int i = 0; i < TRIES; i++) {
            management
                    .createJobQuery()
                    .jobDefinitionId(jobDefinition)
                    .withRetriesLeft()
                    .list()
                    .forEach(job -> {
                        try {
                            management.executeJob(job.getId());
                        } catch (RuntimeException failed) {
                            // the engine has written it down
                        }
                    });
        }
    }

    private static Stream<Path> files(Path folder) {
        try (var files = Files.list(folder)) {
            return files.sorted().toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
