File.WriteAllText("/etc/proof", "proof\n");
File.SetUnixFileMode("/etc/proof", UnixFileMode.UserRead | UnixFileMode.UserWrite);
