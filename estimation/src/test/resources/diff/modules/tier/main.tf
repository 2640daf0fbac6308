variable "disks" {
  type = number
}

module "disk" {
  count  = var.disks
  source = "./disk"
  size   = 100 * (count.index + 1)
}
