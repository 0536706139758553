var disk = new DriveInfo("/mnt/small");

Console.WriteLine($"{disk.AvailableFreeSpace} bytes of the disk at /mnt/small are free.");
return disk.AvailableFreeSpace == 0 ? 0 : 1;
