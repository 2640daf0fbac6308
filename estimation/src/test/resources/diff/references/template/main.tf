variable "instance_type" {
  type = string
}

resource "aws_launch_template" "this" {
  instance_type = var.instance_type
}

output "id" {
  value = aws_launch_template.this.id
}
