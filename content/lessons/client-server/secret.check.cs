var isThere = File.Exists("/root/secret");

Console.WriteLine(isThere ? $"/root/secret says: {File.ReadAllText("/root/secret").Trim()}" : "There is no /root/secret.");
return isThere ? 0 : 1;
