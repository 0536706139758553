const string Release = "/etc/redhat-release";
if (!File.Exists(Release))
{
    Console.WriteLine($"There is no {Release}: this isn't CentOS or one of its relatives.");
    return 1;
}

Console.WriteLine($"This machine says that it is {File.ReadAllText(Release).Trim()}.");
return 0;
