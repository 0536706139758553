string[] left = [.. new[] { "/etc/yum.repos.d/centos-7.repo", "centos-7.repo" }.Where(File.Exists)];

Console.WriteLine(left.Length == 0 ? "The repository of CentOS 7 is gone." : $"Still there: {string.Join(", ", left)}.");
return left.Length == 0 ? 0 : 1;
