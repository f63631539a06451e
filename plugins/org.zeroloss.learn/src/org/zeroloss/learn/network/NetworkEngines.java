package org.zeroloss.learn.network;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * The engines there are: OSGi services of {@link NetworkEngine}, and in plain Java what lies beside
 * this package with a {@code META-INF/services} entry. The plain-Java engine is always among them.
 */
public final class NetworkEngines {

    /** Name of the choice that takes the first engine able to run a network. */
    public static final String AUTOMATIC = "automatic";

    private final List<NetworkEngine> engines;

    /**
     * @param engines to choose from
     */
    public NetworkEngines(final List<? extends NetworkEngine> engines) {
        final List<NetworkEngine> sorted = new ArrayList<>(engines);
        sorted.sort(
                Comparator.comparingInt(NetworkEngine::ranking)
                        .reversed()
                        .thenComparing(NetworkEngine::name));
        this.engines = List.copyOf(sorted);
    }

    /**
     * @return the engines of this process
     */
    public static NetworkEngines installed() {
        final List<NetworkEngine> all = new ArrayList<>();
        // the own class loader, not the thread's: the same ones in OSGi and on a class path
        for (final NetworkEngine e :
                ServiceLoader.load(NetworkEngine.class, NetworkEngine.class.getClassLoader())) {
            all.add(e);
        }
        for (final NetworkEngine e : registered()) {
            if (all.stream().noneMatch(o -> o.name().equals(e.name()))) {
                all.add(e);
            }
        }
        return new NetworkEngines(all);
    }

    /**
     * @return all engines, the preferred ones first, unavailable ones included
     */
    public List<NetworkEngine> engines() {
        return engines;
    }

    /**
     * An engine and how it is to compute.
     *
     * @param engine the engine
     * @param settings device, numbers, threads
     */
    public record Choice(NetworkEngine engine, EngineSettings settings) {

        /**
         * @return engine, library and device in one line, for provenance
         */
        public String describe() {
            return engine.name()
                    + " ("
                    + engine.library()
                    + "), "
                    + settings.device().id()
                    + ": "
                    + settings.device().description();
        }

        /**
         * For networks so small that threads would wait for each other longer than they compute.
         *
         * @return the same on one thread
         */
        public Choice onOneThread() {
            return new Choice(engine, new EngineSettings(settings.device(), settings.type(), 1));
        }
    }

    /**
     * Chooses engine and device for a network in float32.
     *
     * @param engine name of an engine, or {@link #AUTOMATIC}
     * @param device {@code CPU}, {@code GPU 0} …, or {@link #AUTOMATIC}, which prefers a GPU
     * @param graph network that is to run
     * @return the first engine that has the device and refuses no layer of the network
     * @throws NetworkException if there is none, saying why each does not do
     */
    public Choice choose(final String engine, final String device, final NetworkGraph graph) {
        final List<String> reasons = new ArrayList<>();
        for (final NetworkEngine e : engines) {
            if (!AUTOMATIC.equals(engine) && !e.name().equals(engine)) {
                continue;
            }
            // loading the natives is the proof: an engine may learn only then that it cannot
            final Optional<Device> d = device(e, device);
            final Optional<String> unavailable = e.unavailable();
            if (unavailable.isPresent()) {
                reasons.add(e.name() + ": " + unavailable.get());
                continue;
            }
            if (d.isEmpty()) {
                reasons.add(
                        e.name()
                                + ": has no device \""
                                + device
                                + "\", only "
                                + e.devices().stream().map(Device::id).toList());
                continue;
            }
            final EngineSettings settings = EngineSettings.standard(d.get());
            final Optional<String> refused = refusal(e, graph, settings);
            if (refused.isEmpty()) {
                return new Choice(e, settings);
            }
            reasons.add(e.name() + ": " + refused.get());
        }
        throw new NetworkException(
                reasons.isEmpty()
                        ? "There is no network engine \""
                                + engine
                                + "\", only "
                                + engines.stream().map(NetworkEngine::name).toList()
                        : "No network engine does: " + String.join("; ", reasons));
    }

    /**
     * @param engine an engine
     * @param graph a network
     * @param settings device and numbers
     * @return the first node that the engine refuses and why, or empty
     */
    public static Optional<String> refusal(
            final NetworkEngine engine, final NetworkGraph graph, final EngineSettings settings) {
        for (final NetworkNode n : graph.nodes()) {
            final Optional<String> why = engine.refusal(n.layer(), settings);
            if (why.isPresent()) {
                return Optional.of(
                        "refuses node " + n.name() + " (" + n.layer() + "): " + why.get());
            }
        }
        return Optional.empty();
    }

    private static Optional<Device> device(final NetworkEngine engine, final String name) {
        final List<Device> devices = engine.devices();
        if (AUTOMATIC.equals(name)) {
            return devices.stream()
                    .filter(d -> d.kind() == Device.Kind.GPU)
                    .findFirst()
                    .or(() -> devices.stream().findFirst());
        }
        return devices.stream().filter(d -> d.id().equals(name)).findFirst();
    }

    private static List<NetworkEngine> registered() {
        try {
            return RegisteredEngines.all();
        } catch (final NoClassDefFoundError e) {
            // plain Java: there is no OSGi, and so nobody to register anything
            return List.of();
        }
    }
}
