namespace Site.Rendering;

/// <summary>The words of a flow's figure in one language. A piece of code stands between two of them.</summary>
public sealed record FlowWording
{
    /// <summary>The title, by the number of lines.</summary>
    public required Func<int, string> Title { get; init; }

    /// <summary>What the figure shows, by the version of Docker that it was recorded on.</summary>
    public required Func<string, string> Lead { get; init; }
    public required string LeadScripted { get; init; }

    /// <summary>The names of the lanes, without the client's.</summary>
    public required IReadOnlyList<string> Lanes { get; init; }
    public required string Box { get; init; }
    public required string Back { get; init; }
    public required string Forward { get; init; }

    /// <summary>The label of the choice of the speed.</summary>
    public required string Speed { get; init; }

    /// <summary>A speed, by how many times slower it is than what was recorded.</summary>
    public required Func<int, string> Slower { get; init; }

    /// <summary>What ends a sentence after code.</summary>
    public required string End { get; init; }

    /// <summary>By the client; a request follows.</summary>
    public required Func<string, string> Asks { get; init; }
    public required string Answers { get; init; }

    /// <summary>By the answer.</summary>
    public required Func<string, string> With { get; init; }
    public required Func<string, string> Answered { get; init; }

    /// <summary>The answer to a call, by its status; 0 if there was none.</summary>
    public required Func<int, string> Status { get; init; }
    public required string Fetches { get; init; }

    /// <summary>By the status, the length in bytes, and the time.</summary>
    public required Func<int, long, string, string> Fetched { get; init; }
    public required string EngineReports { get; init; }
    public required string RuntimeReports { get; init; }

    /// <summary>By the name of the object that an event is about.</summary>
    public required Func<string, string> Of { get; init; }

    /// <summary>By the name of the container and its exit code.</summary>
    public required Func<string, string, string> OfContainer { get; init; }

    /// <summary>What an event of containerd means, by its topic; by the process that it is about.</summary>
    public required IReadOnlyDictionary<string, Func<int?, string>> Topics { get; init; }

    /// <summary>By the parent's name; the program follows.</summary>
    public required Func<string, string> Starts { get; init; }

    /// <summary>By the process and how long it ran, null if that was not seen.</summary>
    public required Func<int, string?, string> Runs { get; init; }

    /// <summary>By the process: runc prepares it to become the container's.</summary>
    public required Func<int, string> Waits { get; init; }

    /// <summary>By its id; the program follows.</summary>
    public required Func<int, string> Process { get; init; }
    public required string IsContainer { get; init; }

    /// <summary>By the parent's id and name.</summary>
    public required Func<int, string, string> HasParent { get; init; }
    public required string Ends { get; init; }

    internal static FlowWording English { get; } =
        new()
        {
            Title = count => $"Watch it happen: {count} things that the engine did",
            Lead = version =>
                $"This was recorded on Docker {version}, in milliseconds from the start of the step. An arrow is a request, an answer or "
                + "a process that was started. A dot is what a program reported about itself, or what we saw of a process. Requests between "
                + "dockerd and containerd aren’t recorded.",
            LeadScripted = "Select Play, or move through it with the left and right arrow keys.",
            Lanes = ["dockerd", "registry", "containerd", "shim", "runc, container"],
            Box = "The flow of the command",
            Back = "Back",
            Forward = "Forward",
            Speed = "Speed",
            Slower = factor => factor == 1 ? "real time" : $"{factor} times slower",
            Asks = client => $"{client} asks dockerd: ",
            End = ".",
            Answers = "dockerd answers ",
            With = answer => $" with {answer}.",
            Answered = answer => $". dockerd answers with {answer}.",
            Status = status =>
                status switch
                {
                    0 => "nothing",
                    101 => "101: from now on, the connection is a stream",
                    _ => $"{status}",
                },
            Fetches = "dockerd asks the registry: ",
            Fetched = (status, bytes, time) => $". The answer is {status}, {bytes} bytes, after {time}.",
            EngineReports = "dockerd reports ",
            RuntimeReports = "containerd reports ",
            Of = name => $" for {name}.",
            OfContainer = (name, code) => $" for {name}, with exit code {code}.",
            Topics = new Dictionary<string, Func<int?, string>>
            {
                ["/containers/create"] = _ => ": it now has an entry for the container.",
                ["/tasks/create"] = pid => $": the container is ready, and its process {pid} is waiting.",
                ["/tasks/start"] = pid => $": process {pid} has started.",
                ["/tasks/exit"] = pid => $": process {pid} has ended.",
                ["/tasks/delete"] = _ => ": what was left of the process is cleaned up.",
                ["/containers/delete"] = _ => ": its entry for the container is removed.",
            },
            Starts = parent => $"{parent} starts ",
            Runs = (pid, time) => time is null ? $", process {pid}." : $", process {pid}, which runs for {time}.",
            Waits = pid => $", process {pid}, which is to become the container’s.",
            Process = pid => $"Process {pid}: ",
            IsContainer = " runs in the container.",
            HasParent = (pid, name) => $" runs. Its parent is process {pid}, {name}.",
            Ends = " has ended.",
        };

    internal static FlowWording Chinese { get; } =
        new()
        {
            Title = count => $"回放全过程：引擎做的 {count} 件事",
            Lead = version =>
                $"以下内容在 Docker {version} 上录制，时间从这一步开始时算起，单位是毫秒。箭头表示请求、响应或启动进程；圆点表示某个程序自己报告的事件，"
                + "或者我们观察到的进程。dockerd 与 containerd 之间的请求没有录制。",
            LeadScripted = "点“播放”，或用左右方向键逐条查看。",
            Lanes = ["dockerd", "镜像仓库", "containerd", "shim", "runc、容器"],
            Box = "命令的全过程",
            Back = "后退",
            Forward = "前进",
            Speed = "速度",
            Slower = factor => factor == 1 ? "实际速度" : $"1/{factor} 速度",
            Asks = client => $"{client} 向 dockerd 请求 ",
            End = "。",
            Answers = "dockerd 响应 ",
            With = answer => $"：{answer}。",
            Answered = answer => $"，dockerd 的响应是 {answer}。",
            Status = status =>
                status switch
                {
                    0 => "无",
                    101 => "101，此后这个连接用作数据流",
                    _ => $"{status}",
                },
            Fetches = "dockerd 向镜像仓库请求 ",
            Fetched = (status, bytes, time) => $"，响应是 {status}，{bytes} 字节，用时 {time}。",
            EngineReports = "dockerd 报告事件 ",
            RuntimeReports = "containerd 报告事件 ",
            Of = name => $"，对象是 {name}。",
            OfContainer = (name, code) => $"，对象是 {name}，退出码 {code}。",
            Topics = new Dictionary<string, Func<int?, string>>
            {
                ["/containers/create"] = _ => "：已经登记这个容器。",
                ["/tasks/create"] = pid => $"：容器已经就绪，它的进程 {pid} 正在等待。",
                ["/tasks/start"] = pid => $"：进程 {pid} 已经开始运行。",
                ["/tasks/exit"] = pid => $"：进程 {pid} 已经结束。",
                ["/tasks/delete"] = _ => "：进程留下的东西已经清理。",
                ["/containers/delete"] = _ => "：已经删除这个容器的登记。",
            },
            Starts = parent => $"{parent} 启动 ",
            Runs = (pid, time) => time is null ? $"，进程 {pid}。" : $"，进程 {pid}，运行了 {time}。",
            Waits = pid => $"，进程 {pid}，它将成为容器的进程。",
            Process = pid => $"进程 {pid}：",
            IsContainer = " 在容器里运行。",
            HasParent = (pid, name) => $" 在运行，父进程是 {pid}（{name}）。",
            Ends = " 已经结束。",
        };
}
